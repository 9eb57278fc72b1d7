import { z } from 'zod';
import { GraphError } from '../meta/errors.ts';
import { Bytes, type GraphCall } from '../meta/service.ts';

const Address = z.object({ mid: z.string(), oe: z.coerce.number(), hash: z.string() });

/** The bytes behind an attachment's address, which needs no token but is over after a while. */
export function serveFile(call: GraphCall): Bytes {
  const { world } = call.meta;
  const address = Address.safeParse(Object.fromEntries(call.query));
  const media = address.success ? world.shared.media[address.data.mid] : undefined;
  const isOver = !address.success || address.data.oe <= world.clock.now();
  if (!media || isOver || address.data.hash !== media.key) {
    throw new GraphError(100, { status: 403, message: 'URL signature expired' });
  }
  return new Bytes(media.mimeType, world.bytesOf(media));
}
