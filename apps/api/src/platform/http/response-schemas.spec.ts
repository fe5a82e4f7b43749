import { HTTP_ACCESS } from './authz.table.js';
import { RESPONSE_SCHEMAS } from './response-schemas.js';

it('says what every route of the API answers', () => {
  const routes = Object.keys(HTTP_ACCESS).filter((route) => route.includes(' /v1/'));
  expect(Object.keys(RESPONSE_SCHEMAS).toSorted()).toEqual(routes.toSorted());
});
