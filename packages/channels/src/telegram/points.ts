import { between, telegramCalls } from '@cbf/base';
import type { Transformer } from 'grammy';

/** Puts each call with a name in the list of points between two of them. */
export const atPoints: Transformer = (call, method, payload, signal) => {
  const known = telegramCalls.find((name) => name === method);
  const ask = () => call(method, payload, signal);
  return known === undefined ? ask() : between(`telegram:${known}`, ask);
};
