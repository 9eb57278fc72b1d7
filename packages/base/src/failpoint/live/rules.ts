/** What happens at a point. */
export type Action =
  | { kind: 'kill' | 'stop' | 'throw' }
  | { kind: 'delay'; ms: number }
  | { kind: 'drop'; share: number };

/** An action at one point: at its n-th hit only, or at each. */
export interface Rule {
  readonly name: string;
  readonly action: Action;
  readonly at: number | null;
}

/**
 * Reads `name=kill@3,name=delay:500`; throws a sentence at what it cannot read, because a test
 * whose fault never happens would pass for nothing.
 */
export function readRules(text: string): Rule[] {
  return text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readRule);
}

function readRule(text: string): Rule {
  const [, name, kind, amount, at] =
    /^([\w:.-]+)=(kill|stop|throw|delay|drop)(?::([\d.]+))?(?:@(\d+))?$/.exec(text) ?? [];
  const action = actionOf(kind, amount);
  if (name === undefined || action === null) {
    throw new Error(`"${text}" is no rule for a failpoint: write name=kill, name=delay:500@2, …`);
  }
  return { name, action, at: at === undefined ? null : Number(at) };
}

function actionOf(kind: string | undefined, amount: string | undefined): Action | null {
  switch (kind) {
    case 'kill':
    case 'stop':
    case 'throw':
      return amount === undefined ? { kind } : null;
    case 'delay':
      return amount === undefined ? null : { kind, ms: Number(amount) };
    case 'drop':
      return { kind, share: amount === undefined ? 1 : Number(amount) };
    default:
      return null;
  }
}
