import { Injectable } from '@nestjs/common';
import type { OrganizationId } from '@pulso/kernel';
import { CircuitBreaker } from '../../platform/llm/circuit-breaker.js';

/** One breaker an organization: what one organization's texts do to the provider must not silence the others. */
@Injectable()
export class LlmBreakers {
  private readonly breakers = new Map<OrganizationId, CircuitBreaker>();

  of(organizationId: OrganizationId): CircuitBreaker {
    let breaker = this.breakers.get(organizationId);
    if (!breaker) {
      breaker = new CircuitBreaker(() => performance.now());
      this.breakers.set(organizationId, breaker);
    }
    return breaker;
  }
}
