/** What the live feed has done since the process began; shown at /metrics. */
export interface Counts {
  /** Events executed, and results made into text: once a group, however many members it has. */
  executions: number;
  serialisations: number;
  /** Frames handed to sockets; frames that leave together count one by one. */
  deliveries: number;
  /** Sockets cut because their backlog was too large, did not shrink, or a ping stayed unanswered. */
  cutBacklog: number;
  cutStalled: number;
  cutSilent: number;
  /** Sockets refused because one of the limits was reached. */
  refused: number;
  /** Sockets closed because the session, membership or role they stood on is over. */
  revoked: number;
}

/** Counts that begin at nothing. */
export function noCounts(): Counts {
  return {
    executions: 0,
    serialisations: 0,
    deliveries: 0,
    cutBacklog: 0,
    cutStalled: 0,
    cutSilent: 0,
    refused: 0,
    revoked: 0,
  };
}
