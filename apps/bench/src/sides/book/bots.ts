import { Bot, BotAnalytics, Channel, Message, Turn } from '@cbf/db';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Seat } from './seat.ts';

@ObjectType()
export class ChannelLimits {
  @Field(() => Boolean) quotes!: boolean;
  @Field(() => Boolean) reactions!: boolean;
}

@ObjectType('Channel')
export class ChannelType {
  @Field(() => ID) id!: string;
  @Field(() => String) platform!: string;
  @Field(() => String) mode!: string;
  @Field(() => String, { nullable: true }) username?: string | null | undefined;
  @Field(() => String) status!: string;
}

@ObjectType()
class ChannelEdge {
  @Field(() => ChannelType) node!: ChannelType;
}

@ObjectType()
class ChannelConnection {
  @Field(() => [ChannelEdge]) edges!: ChannelEdge[];
}

@ObjectType()
class DayCounts {
  @Field(() => Int) messagesIn!: number;
  @Field(() => Int) answers!: number;
  @Field(() => Int) totalTokens!: number;
  @Field(() => Float) costUsd!: number;
  @Field(() => Int) failures!: number;
}

@ObjectType('Bot')
export class BotType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) description!: string;
  @Field(() => String) desired!: string;
  @Field(() => String) status!: string;
  @Field(() => String) statusCode!: string;
  @Field(() => String, { nullable: true }) statusReason?: string | null | undefined;
  @Field(() => Date, { nullable: true }) deletedAt?: Date | null | undefined;
}

@ObjectType()
class BotEdge {
  @Field(() => BotType) node!: BotType;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor?: string | null | undefined;
}

@ObjectType()
class BotConnection {
  @Field(() => Int) totalCount!: number;
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => [BotEdge]) edges!: BotEdge[];
}

/** The list of bots: a page of entities, and a resolver for what each of them shows besides. */
@Resolver(() => BotType)
export class Bots {
  @Query(() => BotConnection)
  async bots(
    @Ctx() { em, workspaceId }: Seat,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<BotConnection> {
    const where = {
      ...{ workspaceId, deletedAt: null },
      ...(search && { foldedName: { $like: `%${search}%` } }),
      ...(after && { id: { $lt: after } }),
    };
    const limit = first ?? 20;
    const [found, totalCount] = await em.findAndCount(Bot, where, {
      ...{ limit: limit + 1, orderBy: { createdAt: 'desc', id: 'desc' } },
    });
    const page = found.slice(0, limit);
    const pageInfo = {
      ...{ hasNextPage: found.length > limit, hasPreviousPage: after !== null },
      endCursor: page.at(-1)?.id ?? null,
    };
    return { totalCount, pageInfo, edges: page.map((node) => ({ node })) };
  }

  @FieldResolver(() => Int)
  async deadLetters(@Ctx() { em }: Seat, @Root() { id }: BotType): Promise<number> {
    const waits = { botId: id, attentionAt: { $ne: null } };
    return (await em.count(Turn, waits)) + (await em.count(Message, waits));
  }

  @FieldResolver(() => DayCounts)
  async today(@Ctx() { em }: Seat, @Root() { id }: BotType): Promise<DayCounts> {
    const from = new Date(new Date().toISOString().slice(0, 10));
    const lines = await em.find(BotAnalytics, { botId: id, hour: { $gte: from } });
    const sum = (pick: (line: BotAnalytics) => number) =>
      lines.reduce((total, line) => total + pick(line), 0);
    return {
      messagesIn: sum((line) => line.messagesIn),
      answers: sum((line) => line.answers),
      totalTokens: sum((line) => line.totalTokens),
      costUsd: sum((line) => line.costNano) / 1e9,
      failures: sum((line) => line.failures),
    };
  }

  @FieldResolver(() => ChannelConnection)
  async channels(
    @Ctx() { em }: Seat,
    @Root() { id }: BotType,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
  ): Promise<ChannelConnection> {
    const found = await em.find(
      Channel,
      { botId: id, disconnectedAt: null },
      { limit: first ?? 20, orderBy: { createdAt: 'asc' } },
    );
    return { edges: found.map((node) => ({ node })) };
  }
}
