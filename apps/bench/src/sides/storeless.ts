// The baseline of ingestion: our api's own way from a request to its answer (token, body, GraphQL,
// checks of the update), with an intake that stores nothing.
import { createApp } from '../../../api/src/app.ts';
import { readConfig } from '../../../api/src/env.ts';
import { createEngine } from '../../../api/src/graphql/engine.ts';
import { createServer } from '../../../api/src/http/server.ts';
import type { Intake } from '../../../api/src/runner/intake.ts';

const config = readConfig();
const app = await createApp(config);
const intake: Intake = {
  async receive(_channelId, updates) {
    // As the real one does, so that answers leave together.
    await new Promise((resolve) => setImmediate(resolve));
    const items = updates.map(({ externalId }) => ({
      ...{ externalId, duplicate: false, messageId: `msg_${'0'.repeat(26)}`, notice: null },
    }));
    return { stored: items.length, duplicates: 0, items };
  },
};
const server = await createServer(createEngine(app.schema, false), { ...app.parts, intake });
const address = await server.fastify.listen({ port: config.port, host: config.host });
process.stdout.write(`{"listening":"${address}"}\n`);
process.once('SIGTERM', () => process.exit(0));
