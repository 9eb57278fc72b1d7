// The feed as TypeGraphQL's own pages show it: Apollo, a PubSub, graphql-ws over ws.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { createPubSub } from '@graphql-yoga/subscription';
import express from 'express';
import { useServer } from 'graphql-ws/use/ws';
import {
  Authorized,
  buildSchema,
  Field,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { WebSocketServer } from 'ws';
import { listen } from './listen.ts';

@ObjectType()
class Happened {
  @Field(() => String)
  kind!: string;

  @Field(() => String)
  text!: string;
}

const [file = ''] = process.argv.slice(2);
// One field carries the bytes that our events spread over many: the textbook's better case.
const text = 'x'.repeat(Math.max(1, readFileSync(file).byteLength - 90));
const pubSub = createPubSub<{ HAPPENED: [Happened] }>();

@Resolver()
class Feed {
  @Query(() => String)
  hello(): string {
    return 'hello';
  }

  @Authorized()
  @Subscription(() => Happened, { topics: 'HAPPENED', filter: () => true })
  events(@Root() event: Happened): Happened {
    return event;
  }
}

const schema = await buildSchema({ resolvers: [Feed], pubSub, authChecker: () => true });
const apollo = new ApolloServer({ schema });
await apollo.start();
const app = express();
app.use('/graphql', express.json(), expressMiddleware(apollo));
app.post('/publish', (request, response) => {
  const events = Number(request.query['events']);
  for (let event = 0; event < events; event += 1)
    pubSub.publish('HAPPENED', { kind: 'MessageAdded', text });
  response.end('ok');
});
const server = createServer((request, response) => void app(request, response));
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
await listen(server);
