import { parsePacket } from './feedback-socket.js';

it.each([
  ['40/feedback,{"sid":"x"}', { type: '0', id: -1, data: { sid: 'x' } }],
  ['43/feedback,12[{"feedbackId":"f"}]', { type: '3', id: 12, data: [{ feedbackId: 'f' }] }],
  ['42/feedback,["hello","line\\nbreak, and comma"]', { type: '2', id: -1, data: ['hello', 'line\nbreak, and comma'] }],
  ['44/feedback,{"message":"no"}', { type: '4', id: -1, data: { message: 'no' } }],
  ['41/feedback,', { type: '1', id: -1, data: undefined }],
  ['43/other,1[]', null],
  ['43[1]', null],
  ['2', null],
  ['', null],
])('%s', (message, expected) => {
  expect(parsePacket(message, '/feedback')).toEqual(expected);
});
