type Packet = { readonly type: string; readonly id: number; readonly data: unknown };

/** The socket.io v5 text packet of one namespace inside an engine.io message; null when it is none of ours. */
export function parsePacket(message: string, namespace: string): Packet | null {
  const [, type = '', of = '/', id = '-1', json = ''] = /^4(\d)(?:(\/[^,]*),)?(\d+)?(.*)$/s.exec(message) ?? [];
  return type && of === namespace ? { type, id: Number(id), data: json ? (JSON.parse(json) as unknown) : undefined } : null;
}

/**
 * The part of socket.io a submission needs: connect to a namespace, ask, hear the acknowledgement. It connects on the
 * first request and again on the next one after a loss; whoever asked falls back to HTTP meanwhile.
 */
export class FeedbackSocket {
  private socket: WebSocket | undefined;
  private ready: Promise<void> | undefined;
  private fail: () => void = () => undefined;
  private nextId = 0;
  private readonly asked = new Map<number, { resolve(answer: unknown): void; reject(): void }>();

  constructor(
    private readonly url: string,
    private readonly namespace: string,
    private readonly auth: object,
  ) {}

  /** The acknowledgement; rejects when the connection is refused or lost. Has no limit of its own: bound it in time. */
  async request(event: string, body: unknown): Promise<unknown> {
    await (this.ready ??= this.connect());
    const id = this.nextId++;
    this.write('2', [event, body], id);
    return new Promise((resolve, reject) => this.asked.set(id, { resolve, reject }));
  }

  close(): void {
    const socket = this.socket;
    this.socket = this.ready = undefined;
    this.fail();
    for (const { reject } of this.asked.values()) reject();
    this.asked.clear();
    socket?.close();
  }

  private connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = (this.socket = new WebSocket(`${this.url.replace(/^http/, 'ws')}socket.io/?EIO=4&transport=websocket`));
      this.fail = () => reject(new Error('socket'));
      // An event of a socket that was already given up must not close its successor.
      socket.onclose = socket.onerror = () => socket === this.socket && this.close();
      socket.onmessage = ({ data }) => {
        try {
          this.read(String(data), resolve);
        } catch {
          this.close();
        }
      };
    });
  }

  private read(message: string, connected: () => void): void {
    if (message[0] === '0') return this.write('0', this.auth);
    if (message === '2') return this.socket?.send('3');
    const packet = parsePacket(message, this.namespace);
    if (packet?.type === '0') connected();
    else if (packet?.type === '3') {
      this.asked.get(packet.id)?.resolve((packet.data as unknown[])[0]);
      this.asked.delete(packet.id);
      // '1' the server closed the namespace, '4' it refused the connection; '2' is an event, and we listen to none.
    } else if (packet && packet.type !== '2') this.close();
  }

  private write(type: string, data: unknown, id: number | '' = ''): void {
    this.socket?.send(`4${type}${this.namespace},${id}${JSON.stringify(data)}`);
  }
}
