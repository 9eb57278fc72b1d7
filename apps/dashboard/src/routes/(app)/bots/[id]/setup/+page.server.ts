import { connectActions } from '#lib/server/channels.ts';
import type { Actions } from './$types';

export const actions: Actions = connectActions((id) => `/bots/${id}/setup/talk`);
