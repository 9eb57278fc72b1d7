import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { FaultRule, Platform } from '../faults.ts';
import { type GeminiSettings, GeminiSettingsPatch } from '../gemini-settings.ts';
import type { Parts } from '../wire.ts';
import { ClockMove } from './contract.ts';
import { ControlError, readBody, readQuery } from './http.ts';

const TranscriptQuery = z.object({
  platform: Platform.optional(),
  method: z.string().optional(),
  bot: z.string().optional(),
  since: z.coerce.number().int().optional(),
});

/** Clock, faults, transcript, health and the model's pace, under /control. */
export function registerGeneral(
  app: FastifyInstance,
  parts: Parts,
  gemini: GeminiSettings,
  state: { epoch: () => string; reset: () => void; moved: () => void },
): void {
  const clockView = () => ({
    now: new Date(parts.clock.now()).toISOString(),
    offsetMs: parts.clock.offset,
  });
  app.get('/health', () => ({ ok: true, epoch: state.epoch(), now: clockView().now }));
  app.post('/reset', () => {
    state.reset();
    parts.faults.remove();
    parts.transcript.clear();
    parts.clock.shift(-parts.clock.offset);
    return { ok: true };
  });

  app.get('/clock', clockView);
  app.post('/clock', (request) => {
    const move = readBody(request, ClockMove);
    parts.clock.shift('set' in move ? Date.parse(move.set) - parts.clock.now() : move.advanceMs);
    state.moved();
    return clockView();
  });

  app.get('/faults', () => parts.faults.list());
  app.post('/faults', (request) => parts.faults.add(readBody(request, FaultRule)));
  app.delete('/faults', () => ({ ok: parts.faults.remove() }));
  app.delete<{ Params: { id: string } }>('/faults/:id', (request) => {
    if (parts.faults.remove(Number(request.params.id))) return { ok: true };
    throw new ControlError(404, `There is no fault ${request.params.id}.`);
  });

  app.get('/transcript', (request) => parts.transcript.list(readQuery(request, TranscriptQuery)));
  app.delete('/transcript', () => {
    parts.transcript.clear();
    return { ok: true };
  });

  app.get('/gemini/settings', () => gemini);
  app.post('/gemini/settings', (request) =>
    Object.assign(gemini, readBody(request, GeminiSettingsPatch)),
  );
}
