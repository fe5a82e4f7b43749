/** Reads a socket into one buffer, without a stream in between. `onText` gets the bytes as Latin-1. */
export function readInto(onText) {
  return {
    buffer: Buffer.allocUnsafe(16 * 1_024),
    callback: (length, buffer) => {
      onText(buffer.latin1Slice(0, length));
      return true;
    },
  };
}
