/** A UUID (version 7 where Pulso makes it) in its canonical lower-case text form. */
export type Id<Kind extends string> = string & { readonly kind?: Kind };

export type OrganizationId = Id<'organization'>;
export type UserId = Id<'user'>;
export type TouchpointId = Id<'touchpoint'>;
export type ServiceId = Id<'service'>;
export type FeedbackId = Id<'feedback'>;
export type IndicatorId = Id<'indicator'>;
export type AgreementId = Id<'agreement'>;
export type AgreementVersionId = Id<'agreement-version'>;
export type ObjectiveId = Id<'objective'>;
export type AlertEpisodeId = Id<'alert-episode'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** Crockford base 32, 26 characters; the first is 0–7 because a ULID is 128 bits. */
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export function isUlid(value: string): boolean {
  return ULID.test(value);
}
