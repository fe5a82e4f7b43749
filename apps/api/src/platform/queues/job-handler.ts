import type { JobDeclaration, JobPayload } from '@pulso/contracts';

/** Does one kind of job. It may run twice for one payload, so it writes by natural key and under a fence. */
export abstract class JobHandler<Job extends JobDeclaration = JobDeclaration> {
  abstract readonly job: Job;
  abstract handle(payload: JobPayload<Job>): Promise<void>;
}
