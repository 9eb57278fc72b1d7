// The feed as TypeGraphQL's own pages show it: Apollo, a PubSub, graphql-ws over ws. `events` has one
// topic and a filter, `talk` a topic for each conversation.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { createPubSub } from '@graphql-yoga/subscription';
import express from 'express';
import { useServer } from 'graphql-ws/use/ws';
import {
  Arg,
  Authorized,
  buildSchema,
  Field,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
  type SubscribeResolverData,
  type SubscriptionHandlerData,
} from 'type-graphql';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { stamp } from '../harness/stamp.ts';
import { listen } from './listen.ts';

@ObjectType()
class Happened {
  @Field(() => String)
  kind!: string;

  @Field(() => String)
  conversationId!: string;

  @Field(() => String)
  text!: string;
}

const Wish = z.object({ events: z.coerce.number(), to: z.string(), more: z.coerce.number() });

const [file = ''] = process.argv.slice(2);
// One field carries the bytes that our events spread over many: the textbook's better case.
const filler = 'x'.repeat(Math.max(1, readFileSync(file).byteLength - 150));
const pubSub = createPubSub<{ HAPPENED: [Happened]; TALK: [string, Happened] }>();

interface Asked {
  conversationId: string;
}

@Resolver()
class Feed {
  @Query(() => String)
  hello(): string {
    return 'hello';
  }

  @Authorized()
  @Subscription(() => Happened, {
    topics: 'HAPPENED',
    filter: ({ payload, args }: SubscriptionHandlerData<Happened, Asked>) =>
      args.conversationId === payload.conversationId,
  })
  events(@Arg('conversationId', () => String) _: string, @Root() event: Happened): Happened {
    return event;
  }

  @Authorized()
  @Subscription(() => Happened, {
    topics: 'TALK',
    topicId: ({ args }: SubscribeResolverData<unknown, Asked>) => args.conversationId,
  })
  talk(@Arg('conversationId', () => String) _: string, @Root() event: Happened): Happened {
    return event;
  }
}

const schema = await buildSchema({ resolvers: [Feed], pubSub, authChecker: () => true });
const apollo = new ApolloServer({ schema });
await apollo.start();
const app = express();
app.use('/graphql', express.json(), expressMiddleware(apollo));
app.post('/publish/:way', ({ params, query }, response) => {
  const { events, to: conversationId, more } = Wish.parse(query);
  const padding = 'y'.repeat(more);
  for (let event = 0; event < events; event += 1) {
    const text = `${stamp()} ${filler}${padding}`;
    const happened = { kind: 'MessageAdded', conversationId, text };
    if (params['way'] === 'talk') pubSub.publish('TALK', conversationId, happened);
    else pubSub.publish('HAPPENED', happened);
  }
  response.end('ok');
});
const server = createServer((request, response) => void app(request, response));
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
await listen(server);
