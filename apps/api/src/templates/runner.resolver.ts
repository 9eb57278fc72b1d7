import { Arg, Ctx as Context, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import type { ClaimedCheck } from '../runner/checks.ts';
import { handOut } from '../runner/claiming.ts';
import { CredentialCheckType } from '../runner/types.ts';
import { TemplatesReportInput } from './inputs.ts';
import { claimTemplates, reportTemplates, wantTemplates } from './sync.ts';

const mostChannels = 20;

/** What runners do about templates. */
@Resolver()
export class TemplateRunnerResolver {
  @Allow('runner')
  @Mutation(() => [CredentialCheckType], {
    description:
      "Hands out channels, by their ids, whose account's templates are to be read. None while this api is being stopped.",
  })
  claimTemplates(
    @Context() { parts }: Ctx,
    @Arg('limit', () => Int, { description: 'How many at most.' }) limit: number,
  ): Promise<ClaimedCheck[]> {
    return handOut(parts, () => claimTemplates(parts, Math.min(Math.max(limit, 1), mostChannels)));
  }

  @Allow('runner')
  @Mutation(() => Boolean, {
    description: "Takes what an account has in templates; false when there's no such channel.",
  })
  reportTemplates(
    @Context() { parts }: Ctx,
    @Arg('report', () => TemplatesReportInput, { description: 'What was found.' })
    { channelId, code, templates }: TemplatesReportInput,
  ): Promise<boolean> {
    return reportTemplates(parts, channelId, {
      code,
      templates: templates.map(({ header, body, footer, buttons, others, ...rest }) => ({
        ...rest,
        content: {
          ...{ header: header ?? null, body, footer: footer ?? null, others },
          buttons: buttons.map(({ url, example, ...button }) => ({
            ...button,
            url: url ?? null,
            example: example ?? null,
          })),
        },
      })),
    });
  }

  @Allow('runner')
  @Mutation(() => Boolean, {
    description:
      "Says that the platform told of a change of a channel's templates: they are read anew. False when there's no such channel.",
  })
  templatesChanged(
    @Context() { parts }: Ctx,
    @Arg('channelId', () => ID, { description: 'The channel.' }) channelId: string,
  ): Promise<boolean> {
    return wantTemplates(parts, channelId);
  }
}
