import { mayHaveCommitted } from './may-have-committed.js';

const failure = (message: string, code?: string) => Object.assign(new Error(message), code === undefined ? {} : { code });

it.each([
  ['the connection broke', failure('read ECONNRESET', 'ECONNRESET'), true],
  ['the connection broke', failure('write EPIPE', 'EPIPE'), true],
  ['the connection broke', failure('Connection terminated unexpectedly'), true],
  ['the server went away', failure('terminating connection due to administrator command', '57P01'), true],
  ['something unheard of', failure('?'), true],
  ['nobody listened', failure('connect ECONNREFUSED', 'ECONNREFUSED'), false],
  ['the server was starting', failure('the database system is starting up', '57P03'), false],
  ['all connections were taken', failure('sorry, too many clients already', '53300'), false],
  ['all connections were taken', failure('timeout exceeded when trying to connect'), false],
  ['the statement took too long', failure('canceling statement due to statement timeout', '57014'), false],
  ['the disk was full', failure('could not extend file', '53100'), false],
])('after %s (%s): %s', (_, error, expected) => {
  expect(mayHaveCommitted(error)).toBe(expected);
});
