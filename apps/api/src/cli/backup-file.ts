import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { DomainError } from '@pulso/kernel';
import { z } from 'zod';

/** First frame: what the backup is of. */
const backupHeader = z.object({
  format: z.literal('pulso-backup-1'),
  createdAt: z.iso.datetime(),
  /** Names of the applied migrations, oldest first. */
  migrations: z.array(z.string()),
  /** In an order in which every table follows those it refers to. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});

/** Last frame: what each table must turn out to be. */
const backupTrailer = z.object({
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), bytes: z.number().int(), sha256: z.string() })),
});

export type BackupHeader = z.output<typeof backupHeader>;
export type BackupTrailer = z.output<typeof backupTrailer>;

/*
 * A backup file is a gzip of frames, each a length (4 bytes, big-endian) and that many bytes: the header, then for every
 * table the chunks of its COPY text and an empty frame, then the trailer. A file without its trailer is not a backup.
 */
const LENGTH_BYTES = 4;
const LARGEST_FRAME = 64 * 1024 * 1024;

/** Writes beside `file` and moves it there when it is whole, readable by its owner alone. */
export async function writeBackupFile(
  file: string,
  header: BackupHeader,
  tables: (table: BackupHeader['tables'][number]) => AsyncIterable<Buffer>,
  trailer: () => BackupTrailer,
): Promise<void> {
  async function* frames() {
    yield frame(json(header));
    for (const table of header.tables) {
      for await (const chunk of tables(table)) if (chunk.length > 0) yield frame(chunk);
      yield frame(Buffer.alloc(0));
    }
    yield frame(json(trailer()));
  }
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(Readable.from(frames()), createGzip({ level: 6 }), createWriteStream(unfinished, { mode: 0o600, flush: true }));
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/**
 * Reads a backup from front to back: `onHeader` first, then `onTable` with each table's bytes, at last the trailer.
 * @throws DomainError `backup.unreadable` when the file is cut, damaged or something else
 */
export async function readBackupFile(
  file: string,
  onHeader: (header: BackupHeader) => Promise<void>,
  onTable: (table: BackupHeader['tables'][number], content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<BackupTrailer> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  source.on('error', (error) => unzipped.destroy(error));
  const frames = readFrames(source.pipe(unzipped));
  const next = async (): Promise<Buffer> => {
    const { value, done } = await frames.next();
    if (done) throw unreadable(file, 'it ends too early');
    return value;
  };
  try {
    const header = backupHeader.parse(JSON.parse((await next()).toString('utf8')));
    await onHeader(header);
    for (const table of header.tables) {
      await onTable(
        table,
        (async function* () {
          for (let chunk = await next(); chunk.length > 0; chunk = await next()) yield chunk;
        })(),
      );
    }
    return backupTrailer.parse(JSON.parse((await next()).toString('utf8')));
  } catch (error) {
    const isFormat = error instanceof SyntaxError || error instanceof z.ZodError || /^Z_/.test((error as { code?: string }).code ?? '');
    throw isFormat ? unreadable(file, 'it is not one, or damaged') : error;
  } finally {
    source.destroy();
    unzipped.destroy();
  }
}

async function* readFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer, undefined> {
  let pending: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    let at = 0;
    while (pending.length - at >= LENGTH_BYTES) {
      const length = pending.readUInt32BE(at);
      if (length > LARGEST_FRAME) throw new SyntaxError('A frame is longer than any that is written');
      if (pending.length - at - LENGTH_BYTES < length) break;
      yield pending.subarray(at + LENGTH_BYTES, at + LENGTH_BYTES + length);
      at += LENGTH_BYTES + length;
    }
    pending = pending.subarray(at);
  }
}

function frame(content: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

function unreadable(file: string, why: string): DomainError {
  return new DomainError('backup.unreadable', `${file} cannot be restored: ${why}.`);
}
