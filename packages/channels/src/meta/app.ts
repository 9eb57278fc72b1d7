import { z } from 'zod';
import type { Attempt } from '../channel.ts';
import { WHATSAPP_VERDICTS } from '../whatsapp/verdicts.ts';
import { createGraph } from './graph.ts';
import { attemptOf } from './judge.ts';

/** An app of Meta's and where its webhooks of one kind are to go. */
export interface AppHook {
  readonly appId: string;
  readonly appSecret: string;
  readonly object: 'instagram' | 'whatsapp_business_account';
  readonly url: string;
  readonly verifyToken: string;
  /** Without a trailing slash; the real service unless given. */
  readonly baseUrl?: string;
  readonly version?: string;
}

const Done = z.object({ success: z.literal(true) });

/** Has an app's webhooks go to an address, which Meta asks for its consent first. Never throws. */
export async function setAppHook(hook: AppHook): Promise<Attempt<true>> {
  const { appId, appSecret, baseUrl = 'https://graph.facebook.com', version = 'v25.0' } = hook;
  const token = `${appId}|${appSecret}`;
  const platform = hook.object === 'instagram' ? 'instagram' : 'whatsapp';
  const graph = createGraph({ platform, baseUrl, version, token, timeoutMs: 20_000 });
  const json = { object: hook.object, callback_url: hook.url, verify_token: hook.verifyToken };
  const answer = await graph.call({ method: 'POST', path: `/${appId}/subscriptions`, json });
  return attemptOf(answer, WHATSAPP_VERDICTS, (body) => Done.safeParse(body).data?.success);
}
