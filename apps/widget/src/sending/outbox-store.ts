import type { OutboxItem } from './outbox-item.js';

/** Where unsent feedback waits. */
export interface OutboxStore {
  all(): Promise<OutboxItem[]>;
  put(item: OutboxItem): Promise<void>;
  remove(id: string): Promise<void>;
}

const OPEN_LIMIT_MS = 1_000;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function indexedDbStore(name: string): Promise<OutboxStore> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('items', { keyPath: 'id' });
  // Some browsers never answer in private windows.
  const database = await Promise.race([
    done(opening),
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('indexedDB')), OPEN_LIMIT_MS)),
  ]);
  const items = (mode: IDBTransactionMode) => database.transaction('items', mode).objectStore('items');
  const committed = (store: IDBObjectStore) =>
    new Promise<void>((resolve, reject) => {
      store.transaction.oncomplete = () => resolve();
      store.transaction.onerror = store.transaction.onabort = () => reject(store.transaction.error);
    });
  return {
    all: () => done(items('readonly').getAll()),
    put(item) {
      const store = items('readwrite');
      store.put(item);
      return committed(store);
    },
    remove(id) {
      const store = items('readwrite');
      store.delete(id);
      return committed(store);
    },
  };
}

/** One key of `storage` for each item; keys start with `prefix`. */
export function keyValueStore(prefix: string, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & object): OutboxStore {
  return {
    all: async () =>
      Object.keys(storage)
        .filter((key) => key.startsWith(prefix))
        .map((key) => JSON.parse(storage.getItem(key) as string) as OutboxItem),
    put: async (item) => storage.setItem(prefix + item.id, JSON.stringify(item)),
    remove: async (id) => storage.removeItem(prefix + id),
  };
}

function memoryStore(): OutboxStore {
  const items = new Map<string, OutboxItem>();
  return {
    all: async () => [...items.values()],
    put: async (item) => void items.set(item.id, item),
    remove: async (id) => void items.delete(id),
  };
}

/** IndexedDB, or localStorage, or memory until the page goes: the first that really keeps something. */
export async function openOutboxStore(name: string): Promise<OutboxStore> {
  try {
    return await indexedDbStore(name);
  } catch {
    try {
      localStorage.setItem(name, '');
      localStorage.removeItem(name);
      return keyValueStore(`${name} `, localStorage);
    } catch {
      return memoryStore();
    }
  }
}
