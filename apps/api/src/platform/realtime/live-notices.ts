import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FeedbackSummary, UnderstoodFeedback, VerdictName } from '@pulso/contracts';
import type { OrganizationId } from '@pulso/kernel';
import { ConsoleSockets } from './console-sockets.js';

const FRAME_MS = 120;
/** Items in one frame; above that a console is told how many there are and fetches what it shows. */
const MAX_ITEMS = 25;

interface Frame {
  received: FeedbackSummary[];
  receivedCount: number;
  lastSeq: number;
  analyzed: UnderstoodFeedback[];
  analyzedCount: number;
  objectives: Map<string, VerdictName>;
  alertIds: Set<string>;
}

/** Tells an organization's open consoles what changed, gathered into at most eight frames a second. Best effort: they catch up by cursor. */
@Injectable()
export class LiveNotices implements OnModuleDestroy {
  private readonly frames = new Map<OrganizationId, Frame>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly sockets: ConsoleSockets) {}

  /** `summarize` is asked only where the frame still has room. */
  received(organizationId: OrganizationId, seq: number, summarize: () => FeedbackSummary): void {
    const frame = this.frame(organizationId);
    frame.receivedCount += 1;
    frame.lastSeq = Math.max(frame.lastSeq, seq);
    if (frame.received.length < MAX_ITEMS) frame.received.push(summarize());
  }

  analyzed(organizationId: OrganizationId, understood: UnderstoodFeedback): void {
    const frame = this.frame(organizationId);
    frame.analyzedCount += 1;
    if (frame.analyzed.length < MAX_ITEMS) frame.analyzed.push(understood);
  }

  objectiveChanged(organizationId: OrganizationId, objectiveId: string, verdict: VerdictName): void {
    this.frame(organizationId).objectives.set(objectiveId, verdict);
  }

  alertChanged(organizationId: OrganizationId, alertId: string): void {
    this.frame(organizationId).alertIds.add(alertId);
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
    this.flush();
  }

  private frame(organizationId: OrganizationId): Frame {
    let frame = this.frames.get(organizationId);
    if (!frame) {
      frame = { received: [], receivedCount: 0, lastSeq: 0, analyzed: [], analyzedCount: 0, objectives: new Map(), alertIds: new Set() };
      this.frames.set(organizationId, frame);
      this.timer ??= setTimeout(() => this.flush(), FRAME_MS);
    }
    return frame;
  }

  private flush(): void {
    this.timer = undefined;
    for (const [organizationId, frame] of this.frames) {
      if (frame.receivedCount > 0)
        this.sockets.emit(organizationId, 'feedback:received', {
          count: frame.receivedCount,
          items: frame.received,
          lastSeq: frame.lastSeq,
        });
      if (frame.analyzedCount > 0)
        this.sockets.emit(organizationId, 'feedback:analyzed', { count: frame.analyzedCount, items: frame.analyzed });
      if (frame.objectives.size > 0)
        this.sockets.emit(organizationId, 'slo:changed', {
          objectiveIds: [...frame.objectives.keys()],
          verdicts: [...frame.objectives.values()],
        });
      if (frame.alertIds.size > 0) this.sockets.emit(organizationId, 'alert:changed', { alertIds: [...frame.alertIds] });
    }
    this.frames.clear();
  }
}
