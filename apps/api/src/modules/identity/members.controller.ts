import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  createMemberBody,
  idPageQuery,
  updateMemberBody,
  type CreateMemberBody,
  type MemberView,
  type UpdateMemberBody,
} from '@pulso/contracts';
import type { Actor } from '@pulso/kernel';
import { z } from 'zod';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { ByIdQuery } from './by-id-page.js';
import { CreateMember } from './create-member.js';
import { ListMembers } from './list-members.js';
import { RemoveMember } from './remove-member.js';
import { UpdateMember } from './update-member.js';

@Controller('v1/members')
export class MembersController {
  constructor(
    private readonly listMembers: ListMembers,
    private readonly createMember: CreateMember,
    private readonly updateMember: UpdateMember,
    private readonly removeMember: RemoveMember,
  ) {}

  @Get()
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: idPageQuery }) query: ByIdQuery,
  ): Promise<{ items: MemberView[]; next: string | null }> {
    return this.listMembers.execute(actor, query);
  }

  @Post()
  create(@CurrentActor() actor: Actor, @Body({ schema: createMemberBody }) body: CreateMemberBody): Promise<MemberView> {
    return this.createMember.execute(actor, body);
  }

  @Patch(':userId')
  update(
    @CurrentActor() actor: Actor,
    @Param('userId', { schema: z.uuid() }) userId: string,
    @Body({ schema: updateMemberBody }) body: UpdateMemberBody,
  ): Promise<MemberView> {
    return this.updateMember.execute(actor, userId, body);
  }

  @Delete(':userId')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('userId', { schema: z.uuid() }) userId: string): Promise<void> {
    return this.removeMember.execute(actor, userId);
  }
}
