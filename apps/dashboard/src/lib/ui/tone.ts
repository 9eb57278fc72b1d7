/** What a colour says; never the only thing that says it. */
export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad';
