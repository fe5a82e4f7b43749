import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { evaluateObjectivesJob } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import { Log } from '../../platform/logging/log.js';
import { Queues } from '../../platform/queues/queues.js';

const GATHER_MS = 400;

/** Asks for one evaluation after a burst of analyses. A lost request is made good by the evaluation sweep. */
@Injectable()
export class EvaluationRequests implements OnModuleDestroy {
  private readonly timers = new Map<OrganizationId, NodeJS.Timeout>();

  constructor(
    private readonly queues: Queues,
    private readonly log: Log,
  ) {}

  request(organizationId: OrganizationId): void {
    if (this.timers.has(organizationId)) return;
    const timer = setTimeout(() => {
      this.timers.delete(organizationId);
      this.queues
        .add(evaluateObjectivesJob, { organizationId, requestedAtMs: Date.now() })
        .catch((err: unknown) => this.log.warning({ err, organizationId }, 'evaluation request lost'));
    }, GATHER_MS);
    this.timers.set(organizationId, timer);
  }

  onModuleDestroy(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }
}
