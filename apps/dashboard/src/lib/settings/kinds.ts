/** The four messages that a bot sends as they are. */
export const textKinds = ['greeting', 'help', 'fallback', 'handoff'] as const;
