import { User } from '@cbf/db';
import { Arg, Ctx as Context, ID, Query, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import { Node, prefixOf } from '../graphql/node.ts';
import { runnersSeen } from '../runner/presence.ts';
import { modelTable, type OfferedModel } from '../usage/prices.ts';
import { Installation, ModelType } from './types.ts';
import { version } from './version.ts';

/** What concerns the whole house rather than one feature. */
@Resolver()
export class InstallationResolver {
  @Query(() => Installation, { description: 'What this installation is and uses.' })
  async installation(@Context() { parts }: Ctx): Promise<Installation> {
    const { runners, modelProvider } = await runnersSeen(parts.database, parts.config.times);
    return {
      version,
      modelProvider,
      publicUrl: parts.config.publicUrl,
      simulatorUrl: parts.config.simulator?.publicUrl ?? null,
      isFirstRun: (await parts.database.read.find(User, '1 = 1 limit 1', [])).length === 0,
      runners,
    };
  }

  @Allow('read')
  @Query(() => [ModelType], { description: 'The models on offer today, the default first.' })
  models(): OfferedModel[] {
    return modelTable();
  }

  @Allow('read')
  @Query(() => Node, {
    nullable: true,
    description: 'Whatever of the viewer’s has this id; null when there is nothing.',
  })
  node(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'An id as any type gives it.' }) id: string,
  ): Promise<object | null> {
    return ctx.parts.nodes[prefixOf(id)]?.(ctx, id) ?? Promise.resolve(null);
  }
}
