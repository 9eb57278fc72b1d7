import type { SubmitFunction } from '$app/forms';
import type {
  ConversationFieldsFragment,
  MessageFieldsFragment,
  ReceiptFieldsFragment,
} from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';

/** What came of something that was done in a conversation. */
export type Done =
  | { readonly conversation: ConversationFieldsFragment }
  | { readonly message: MessageFieldsFragment }
  | { readonly turn: ReceiptFieldsFragment };

/** Why it wasn't done. */
type Refusal = { readonly message: string };

/** How a form of the conversation is sent. */
export type Submit = SubmitFunction<Done, Refusal>;

/** Who hears how it went. */
export interface Hearers {
  /** The form is on its way; `false` when it came back. */
  readonly busy: (value: boolean) => void;
  readonly done: (value: Done) => void;
  /** A sentence that says why not. */
  readonly refused: (sentence: string) => void;
}

/** Sends a form of the conversation without leaving the page, and tells what came of it. */
export function act({ busy, done, refused }: Hearers): Submit {
  return () => {
    busy(true);
    return ({ result, update }) => {
      busy(false);
      switch (result.type) {
        case 'success':
          if (result.data) done(result.data);
          return;
        case 'failure':
          refused(result.data?.message ?? m.error_unknown());
          return;
        case 'error':
          refused(result.error.message);
          return;
        case 'redirect':
          return update();
      }
    };
  };
}
