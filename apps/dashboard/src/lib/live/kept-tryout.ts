/** Whose chat it is, with which bot, and with which of its versions; null for the published one. */
export interface TryOutPlace {
  readonly botId: string;
  readonly viewerId: string;
  readonly personalityId: string | null;
}

/** The id of a try-out's conversation, as one tab of the browser remembers it. */
export interface KeptTryOut {
  /** The conversation's id; null when none is known. */
  readonly read: () => string | null;
  readonly write: (id: string) => void;
  readonly forget: () => void;
}

/**
 * Remembers which conversation a try-out is in until its tab is closed: the id, never a word of
 * it. In a browser that keeps nothing for pages it knows none.
 */
export function keptTryOut(place: TryOutPlace, storage = sessionOf): KeptTryOut {
  const key = ['tryout', place.viewerId, place.botId, place.personalityId ?? ''].join(':');
  return {
    read: () => quietly(() => storage().getItem(key)),
    write: (id) => void quietly(() => storage().setItem(key, id)),
    forget: () => void quietly(() => storage().removeItem(key)),
  };
}

const sessionOf = (): Storage => sessionStorage;

/** Browsers throw at every touch of a storage that is shut off or full. */
function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
