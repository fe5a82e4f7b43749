import type { AgreementContent, SectionKey } from '@pulso/agreements';

/** What was typed and not yet saved, with the state of the server it was typed on. */
export interface KeptEdit<Key extends SectionKey = SectionKey> {
  readonly base: AgreementContent[Key];
  readonly baseRevision: number;
  readonly value: AgreementContent[Key];
}

/** Keeps unsaved edits on this device, so that a reload or a crash loses nothing. */
export interface KeptEdits {
  read<Key extends SectionKey>(key: Key): KeptEdit<Key> | null;
  /** False when this device has no room or refuses. */
  write<Key extends SectionKey>(key: Key, edit: KeptEdit<Key>): boolean;
  drop(key: SectionKey): void;
}

/** In `storage`, by person, agreement, version and section. */
export function keptEdits(storage: Storage, userId: string, agreementId: string, n: number): KeptEdits {
  const name = (key: SectionKey) => `pulso.draft.${userId}.${agreementId}.${n}.${key}`;
  return {
    read: (key) => {
      try {
        const text = storage.getItem(name(key));
        return text ? JSON.parse(text) : null;
      } catch {
        return null;
      }
    },
    write: (key, edit) => {
      try {
        storage.setItem(name(key), JSON.stringify(edit));
        return true;
      } catch {
        return false;
      }
    },
    drop: (key) => {
      try {
        storage.removeItem(name(key));
      } catch {
        // A browser that refuses storage kept nothing.
      }
    },
  };
}
