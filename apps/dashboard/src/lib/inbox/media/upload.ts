import { m } from '#lib/paraglide/messages.js';

/** A file that is on its way to the api, or how that ended. */
export interface Uploading {
  /** Gives it up; nobody is told of anything after that. */
  cancel(): void;
}

/** Who hears how an upload goes. */
export interface Watcher {
  /** How much is there, 0 to 1. */
  readonly came: (share: number) => void;
  /** The file's id. */
  readonly done: (id: string) => void;
  /** A sentence that says why not; another try with the same file is in vain when it is final. */
  readonly refused: (sentence: string, isFinal: boolean) => void;
}

/**
 * Sends a file to the api, to be sent to the customer later. By XMLHttpRequest, because `fetch`
 * does not tell how far it is.
 */
export function upload(conversationId: string, file: File, watcher: Watcher): Uploading {
  const request = new XMLHttpRequest();
  const query = new URLSearchParams({ conversationId, name: file.name });
  request.open('POST', `/media?${query}`);
  request.setRequestHeader('content-type', file.type || 'application/octet-stream');
  request.setRequestHeader('accept-language', document.documentElement.lang);
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => watcher.came(total > 0 ? loaded / total : 0);
  request.onerror = () => watcher.refused(m.error_api_down(), false);
  request.onload = () => {
    const id = request.status === 201 ? textIn(request.response, 'id') : null;
    if (id !== null) watcher.done(id);
    else watcher.refused(sentenceIn(request.response) ?? m.error_unknown(), request.status < 500);
  };
  request.send(file);
  return { cancel: () => request.abort() };
}

/** The api's own sentence, in the shape of a refused operation. */
function sentenceIn(answer: unknown): string | null {
  const errors = isRecord(answer) ? answer['errors'] : null;
  return Array.isArray(errors) ? textIn(errors[0], 'message') : null;
}

function textIn(value: unknown, name: string): string | null {
  const text = isRecord(value) ? value[name] : null;
  return typeof text === 'string' ? text : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
