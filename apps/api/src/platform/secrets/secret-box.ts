import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** The row a secret belongs to. Sealed for one row it opens for no other, in the same organization or another. */
export interface SecretOwner {
  readonly organizationId: string;
  readonly rowId: string;
}

/** Seals small secrets for storage: AES-256-GCM; version (1 byte), nonce (12), tag (16), ciphertext. */
@Injectable()
export class SecretBox {
  private readonly key: Buffer;

  /** @param secretKey the program's own, at least 32 characters; the sealing key is derived from it (HKDF-SHA-256) */
  constructor(secretKey: string) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, '', 'pulso sealed secrets', 32));
  }

  seal(secret: string, owner: SecretOwner): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(boundTo(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws when it was sealed with another key or for another row, or was changed. */
  open(sealed: Buffer, owner: SecretOwner): string {
    if (sealed.length < HEADER_BYTES || sealed[0] !== VERSION) throw new Error('This is not a sealed secret of a known version.');
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(owner));
    decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]).toString('utf8');
  }
}

function boundTo({ organizationId, rowId }: SecretOwner): Buffer {
  return Buffer.from(`${organizationId}:${rowId}`, 'utf8');
}
