// The textbook over the same database: Apollo on express, TypeGraphQL, MikroORM's entities, a
// resolver for each relation. It answers the dashboard's own documents.
import 'reflect-metadata';
import { createServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { Counter } from '@cbf/db';
import express from 'express';
import { buildSchema, Ctx, Query, Resolver } from 'type-graphql';
import { Bots } from './book/bots.ts';
import type { Seat } from './book/seat.ts';
import { Channels, Messages, Receipts, Talk } from './book/talk.ts';
import { listen } from './listen.ts';
import { openOrm } from './orm.ts';

@Resolver()
class Log {
  @Query(() => String, { nullable: true })
  async cursor(@Ctx() { em, workspaceId }: Seat): Promise<string | null> {
    const head = await em.findOne(Counter, { workspaceId });
    return head && `${head.epoch}.${String(head.seq)}`;
  }
}

const [url = '', workspaceId = ''] = process.argv.slice(2);
const orm = await openOrm(url);
const schema = await buildSchema({ resolvers: [Bots, Channels, Log, Messages, Receipts, Talk] });
const apollo = new ApolloServer<Seat>({ schema });
await apollo.start();
const app = express();
// Who asks is known from the start: the textbook's better case.
const context = () => Promise.resolve({ em: orm.fork(), workspaceId });
app.use('/graphql', express.json(), expressMiddleware(apollo, { context }));
await listen(createServer((request, response) => void app(request, response)));
