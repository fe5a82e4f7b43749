import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { changePasswordBody, signInBody, type ChangePasswordBody, type SessionView, type SignInBody } from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { reportQuotas } from '../../platform/http/rate-limit-headers.js';
import { ChangePassword } from './change-password.js';
import { GetSession } from './get-session.js';
import { ResolveSession } from './resolve-session.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';

@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly getSession: GetSession,
    private readonly changePassword: ChangePassword,
    private readonly sessions: ResolveSession,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  async begin(
    @Body({ schema: signInBody }) body: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { token, actor } = await this.signIn.execute({ ...body, address: request.ip, report: (left) => reportQuotas(reply, left) });
    const former = await this.sessions.ofCookie(request.headers.cookie);
    if (former) await this.signOut.execute(former);
    setSessionCookie(reply, this.config.publicUrl, token);
    return this.getSession.execute(actor);
  }

  @Get()
  view(@CurrentActor() actor: Actor): Promise<SessionView> {
    return this.getSession.execute(actor);
  }

  @Delete()
  @HttpCode(204)
  async end(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signOut.execute(actor);
    clearSessionCookie(reply, this.config.publicUrl);
  }

  @Put('password')
  @HttpCode(204)
  async replacePassword(
    @CurrentActor() actor: Actor,
    @Body({ schema: changePasswordBody }) body: ChangePasswordBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.changePassword.execute(actor, body, request.ip, (left) => reportQuotas(reply, left));
  }
}
