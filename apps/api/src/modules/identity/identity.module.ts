import { Module } from '@nestjs/common';
import { ActorResolver } from '../../platform/http/actor-resolver.js';
import { AuthorizeGuard } from '../../platform/http/authorize.guard.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ChangePassword } from './change-password.js';
import { ConsoleGateway } from './console.gateway.js';
import { CreateApiKey } from './create-api-key.js';
import { CreateMember } from './create-member.js';
import { EndSessions } from './end-sessions.js';
import { FindLiveSessions } from './find-live-sessions.js';
import { GetSession } from './get-session.js';
import { ListApiKeys } from './list-api-keys.js';
import { ListMembers } from './list-members.js';
import { MembersController } from './members.controller.js';
import { PasswordHasher } from './password-hasher.js';
import { RecentActors } from './recent-actors.js';
import { RemoveMember } from './remove-member.js';
import { ResolveSession } from './resolve-session.js';
import { RevokeApiKey } from './revoke-api-key.js';
import { SessionController } from './session.controller.js';
import { SignIn } from './sign-in.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SignOut } from './sign-out.js';
import { UpdateMember } from './update-member.js';

/** Who may come in: sessions, members and API keys, and the guard that asks for them on every route. */
@Module({
  controllers: [SessionController, MembersController, ApiKeysController],
  providers: [
    AuthorizeGuard,
    ChangePassword,
    ConsoleGateway,
    CreateApiKey,
    CreateMember,
    EndSessions,
    FindLiveSessions,
    GetSession,
    ListApiKeys,
    ListMembers,
    PasswordHasher,
    RecentActors,
    RemoveMember,
    ResolveSession,
    RevokeApiKey,
    SignIn,
    SignInThrottle,
    SignOut,
    UpdateMember,
    { provide: ActorResolver, useExisting: ResolveSession },
  ],
  exports: [AuthorizeGuard],
})
export class IdentityModule {}
