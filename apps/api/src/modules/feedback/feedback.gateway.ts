import { Inject } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import { submitFeedbackBody, type FeedbackReceipt, type Problem } from '@pulso/contracts';
import type { ExtendedError, Namespace, Socket } from 'socket.io';
import { CONFIG } from '../../config/config.token.js';
import type { Config } from '../../config/config.js';
import { Log } from '../../platform/logging/log.js';
import { clientAddress } from '../../platform/realtime/client-address.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { InvalidRequest, toProblem } from '../../platform/http/to-problem.js';
import { SubmitFeedback, type Sender } from './submit-feedback.js';

type TouchpointSocket = Socket<object, object, object, { sender: Sender }>;
type Ack = FeedbackReceipt | { readonly error: Problem };

/** The socket door of intake. */
@WebSocketGateway({ namespace: '/feedback' })
export class FeedbackGateway implements OnGatewayInit {
  constructor(
    private readonly submitFeedback: SubmitFeedback,
    private readonly metrics: Metrics,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A socket that names no open touchpoint, or comes from a page that may not use it, is refused before its first message. */
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
  }

  /** Acknowledged after commit, so a widget that heard nothing may simply send again. */
  @SubscribeMessage('feedback:submit')
  async submit(@ConnectedSocket() socket: TouchpointSocket, @MessageBody() body: unknown): Promise<Ack> {
    const done = this.metrics.ackSeconds.startTimer({ door: 'socket' });
    try {
      const parsed = submitFeedbackBody.safeParse(body);
      if (!parsed.success)
        throw new InvalidRequest(parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message })));
      const receipt = await this.submitFeedback.execute(socket.data.sender, parsed.data);
      done();
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
