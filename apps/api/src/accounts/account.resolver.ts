import type { Locale, Theme } from '@cbf/db';
import * as db from '@cbf/db';
import { Arg, Ctx as Context, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import type { MemberViewer } from '../viewer.ts';
import { changePassword, endOtherSessions, endSession, updateAccount } from './account.ts';
import { register, signIn, signOut } from './sign-in.ts';
import { SignedIn, ViewerType } from './types.ts';

/** Coming in, going out, and what a person changes about themselves. */
@Resolver()
export class AccountResolver {
  @Mutation(() => SignedIn, { description: 'Makes an account with a workspace and signs it in.' })
  async register(
    @Context() ctx: Ctx,
    @Arg('username', () => String, { description: 'A name of 3 to 64 characters, or an e-mail.' })
    username: string,
    @Arg('password', () => String, { description: '8 to 128 characters, not a common one.' })
    password: string,
    @Arg('locale', () => db.Locale, { nullable: true, description: 'The language to read.' })
    locale?: Locale,
  ): Promise<SignedIn> {
    return { viewer: await register(ctx, { username, password, locale }) };
  }

  @Mutation(() => SignedIn, { description: 'Signs a person in; the session comes as a cookie.' })
  async signIn(
    @Context() ctx: Ctx,
    @Arg('username', () => String, { description: 'The name, in any case.' })
    username: string,
    @Arg('password', () => String, { description: 'The password.' })
    password: string,
    @Arg('remember', () => Boolean, {
      defaultValue: false,
      nullable: true,
      description: 'Whether to stay signed in for 30 days instead of 7.',
    })
    remember: boolean | null,
  ): Promise<SignedIn> {
    return { viewer: await signIn(ctx, { username, password, remember: remember ?? false }) };
  }

  @Mutation(() => Boolean, { description: 'Ends the session that asks.' })
  signOut(@Context() ctx: Ctx): Promise<boolean> {
    return signOut(ctx);
  }

  @Allow('read')
  @Mutation(() => Boolean, {
    description: 'Sets a new password and signs every other device out.',
  })
  changePassword(
    @Context() ctx: Ctx,
    @Arg('current', () => String, { description: 'The password until now.' }) current: string,
    @Arg('next', () => String, { description: 'The new one.' }) next: string,
  ): Promise<boolean> {
    return changePassword(ctx, current, next);
  }

  @Allow('read')
  @Mutation(() => ViewerType, {
    description: 'Changes what is given; the workspace only for its owner.',
  })
  updateAccount(
    @Context() ctx: Ctx,
    @Arg('locale', () => db.Locale, { nullable: true, description: 'The language to read.' })
    locale?: Locale,
    @Arg('theme', () => db.Theme, { nullable: true, description: 'Light, dark, or as the system.' })
    theme?: Theme,
    @Arg('workspaceName', () => String, { nullable: true, description: "The workspace's name." })
    workspaceName?: string,
    @Arg('timeZone', () => String, { nullable: true, description: 'Such as Asia/Tashkent.' })
    timeZone?: string,
  ): Promise<MemberViewer> {
    return updateAccount(ctx, { locale, theme, workspaceName, timeZone });
  }

  @Allow('read')
  @Mutation(() => Boolean, { description: 'Signs one device out.' })
  endSession(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The session to end.' }) id: string,
  ): Promise<boolean> {
    return endSession(ctx, id);
  }

  @Allow('read')
  @Mutation(() => Int, { description: 'Signs all other devices out and says how many.' })
  endOtherSessions(@Context() ctx: Ctx): Promise<number> {
    return endOtherSessions(ctx);
  }
}
