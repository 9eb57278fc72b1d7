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
  ID,
  Int,
  InterfaceType,
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
class Part {
  @Field(() => String)
  kind!: string;

  @Field(() => String, { nullable: true })
  text!: string | null;

  @Field(() => String, { nullable: true })
  fileName!: string | null;
}

@ObjectType()
class Message {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  seq!: number;

  @Field(() => ID)
  conversationId!: string;

  @Field(() => String)
  direction!: string;

  @Field(() => String)
  author!: string;

  @Field(() => String)
  deliveryState!: string;

  @Field(() => [Part])
  parts!: Part[];

  @Field(() => String)
  text!: string;

  @Field(() => Date)
  createdAt!: Date;
}

@InterfaceType({ resolveType: () => 'MessageAdded' })
abstract class Happened {
  @Field(() => String)
  cursor!: string;

  @Field(() => Date)
  at!: Date;
}

@ObjectType({ implements: Happened })
class MessageAdded extends Happened {
  @Field(() => ID)
  conversationId!: string;

  @Field(() => Message)
  message!: Message;
}

const Wish = z.object({ events: z.coerce.number(), to: z.string(), more: z.coerce.number() });
const Sample = z.object({
  payload: z.object({
    data: z.object({
      events: z.object({
        cursor: z.string(),
        at: z.coerce.date(),
        conversationId: z.string(),
        message: z.object({
          id: z.string(),
          seq: z.number(),
          conversationId: z.string(),
          direction: z.string(),
          author: z.string(),
          text: z.string(),
          deliveryState: z.string(),
          parts: z.array(
            z.object({
              kind: z.string(),
              text: z.string().nullable(),
              fileName: z.string().nullable(),
            }),
          ),
          createdAt: z.coerce.date(),
        }),
      }),
    }),
  }),
});

const [file = ''] = process.argv.slice(2);
const { events: sample } = Sample.parse(JSON.parse(readFileSync(file, 'utf8'))).payload.data;
const pubSub = createPubSub<{ HAPPENED: [MessageAdded]; TALK: [string, MessageAdded] }>();

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
    filter: ({ payload, args }: SubscriptionHandlerData<MessageAdded, Asked>) =>
      args.conversationId === payload.conversationId,
  })
  events(@Arg('conversationId', () => String) _: string, @Root() event: MessageAdded): Happened {
    return event;
  }

  @Authorized()
  @Subscription(() => Happened, {
    topics: 'TALK',
    topicId: ({ args }: SubscribeResolverData<unknown, Asked>) => args.conversationId,
  })
  talk(@Arg('conversationId', () => String) _: string, @Root() event: MessageAdded): Happened {
    return event;
  }
}

const schema = await buildSchema({
  resolvers: [Feed],
  orphanedTypes: [MessageAdded],
  pubSub,
  authChecker: () => true,
});
const apollo = new ApolloServer({ schema });
await apollo.start();
const app = express();
app.use('/graphql', express.json(), expressMiddleware(apollo));
app.post('/publish/:way', ({ params, query }, response) => {
  const { events, to: conversationId, more } = Wish.parse(query);
  // As long as ours, whose conversations have longer names.
  const padding = 'y'.repeat(
    more + Math.max(0, sample.conversationId.length - conversationId.length),
  );
  for (let event = 0; event < events; event += 1) {
    const text = `${sample.message.text.replace(/at=\d{14}/, stamp())}${padding}`;
    const happened = { ...sample, conversationId, message: { ...sample.message, text } };
    if (params['way'] === 'talk') pubSub.publish('TALK', conversationId, happened);
    else pubSub.publish('HAPPENED', happened);
  }
  response.end('ok');
});
const server = createServer((request, response) => void app(request, response));
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
await listen(server);
