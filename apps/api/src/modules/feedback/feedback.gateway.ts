import { Inject } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import { submitFeedbackBody, type FeedbackReceipt, type Problem } from '@pulso/contracts';
import type { ExtendedError, Namespace, Socket } from 'socket.io';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { Log } from '../../platform/logging/log.js';
import { clientAddress } from '../../platform/realtime/client-address.js';
import type { Series } from '../../platform/metrics/lean-histogram.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { parseRequest } from '../../platform/http/parse-request.js';
import { toProblem } from '../../platform/http/to-problem.js';
import { SubmitFeedback, type Sender } from './submit-feedback.js';

type TouchpointSocket = Socket<{ 'feedback:submit': (...sent: unknown[]) => void }, object, object, { sender: Sender }>;
type Ack = FeedbackReceipt | { readonly error: Problem };

/** The socket door of intake. */
@WebSocketGateway({ namespace: '/feedback' })
export class FeedbackGateway implements OnGatewayInit {
  private readonly ackSeconds: Series;

  constructor(
    private readonly submitFeedback: SubmitFeedback,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: Config,
    metrics: Metrics,
  ) {
    this.ackSeconds = metrics.ackSeconds.series({ door: 'socket' });
  }

  /**
   * A socket that names no open touchpoint, or comes from a page that may not use it, is refused before its first message. Messages are listened to
   * here and not through Nest, whose way to a handler costs as much as all that the handler does.
   */
  afterInit(namespace: Namespace): void {
    namespace.use((socket, next) => {
      const { touchpoint } = socket.handshake.auth as { touchpoint?: unknown };
      const sender: Sender = {
        publicKey: typeof touchpoint === 'string' ? touchpoint : '',
        source: 'socket',
        address: clientAddress(socket, this.config.trustProxy),
        origin: socket.handshake.headers.origin,
      };
      this.submitFeedback.openTouchpoint(sender).then(
        () => {
          (socket as TouchpointSocket).data.sender = sender;
          next();
        },
        (error: unknown) => next(this.refusal(error)),
      );
    });
    namespace.on('connection', (socket: TouchpointSocket) => {
      socket.on('feedback:submit', (...sent) => {
        const acknowledge = typeof sent.at(-1) === 'function' ? (sent.pop() as (ack: Ack) => void) : undefined;
        void this.submit(socket.data.sender, sent[0]).then(acknowledge);
      });
    });
  }

  /** Acknowledged after commit, so a widget that heard nothing may simply send again. */
  private async submit(sender: Sender, body: unknown): Promise<Ack> {
    const arrivedAtMs = performance.now();
    try {
      const receipt = await this.submitFeedback.execute(sender, parseRequest(submitFeedbackBody, body));
      this.ackSeconds.observe((performance.now() - arrivedAtMs) / 1_000);
      return receipt;
    } catch (error) {
      return { error: this.problem(error) };
    }
  }

  private problem(error: unknown): Problem {
    const { problem, isBug } = toProblem(error);
    if (isBug) this.log.error({ err: error, event: 'feedback:submit' }, 'socket submission failed');
    return problem;
  }

  /** socket.io hands `data` of a middleware's error to the client as `connect_error.data`. */
  private refusal(error: unknown): ExtendedError {
    const problem = this.problem(error);
    return Object.assign(new Error(problem.code), { data: problem });
  }
}
