import { PARTY_ROLES, type Party } from '@pulso/agreements';
import { at, type Cursor } from '../draft/cursor.js';
import { useSection } from '../draft/draft-context.js';
import { usePlanOptions } from '../draft/options.js';
import { CheckField } from '../fields/check-field.js';
import { ChoiceField } from '../fields/choice-field.js';
import { ChoicesField } from '../fields/choices-field.js';
import { useChoiceWords } from '../fields/field-text.js';
import styles from '../fields/fields.module.css';
import { ItemList } from '../fields/item-list.js';
import { OptionalCountField } from '../fields/number-fields.js';
import { OptionalRefField } from '../fields/ref-field.js';
import { TextField } from '../fields/text-field.js';

const make = (ref: string, name: string): Party => ({
  ref,
  kind: 'organization',
  name,
  legalName: '',
  taxId: '',
  address: '',
  roles: [],
  mustSign: true,
  signingOrder: null,
  planRef: null,
});

/** Who takes part: organizations, teams and people, with their roles. */
export function PartiesEditor() {
  const section = useSection('stakeholders');
  return <ItemList list={at(section, 'parties')} name="parties" make={make} nameOf={({ name }) => name} editor={PartyEditor} />;
}

function PartyEditor({ item }: { readonly item: Cursor<Party> }) {
  const roleWords = useChoiceWords('partyRole');
  const plans = usePlanOptions();
  return (
    <div className={styles.grid}>
      <TextField field={at(item, 'name')} name="partyName" />
      <ChoiceField field={at(item, 'kind')} name="partyKind" choice="partyKind" values={['organization', 'team', 'person']} />
      <TextField field={at(item, 'legalName')} name="legalName" />
      <TextField field={at(item, 'taxId')} name="taxId" maxLength={40} />
      <TextField field={at(item, 'address')} name="address" maxLength={2_000} />
      <ChoicesField
        field={at(item, 'roles')}
        name="partyRoles"
        options={PARTY_ROLES.map((value) => ({ value, label: roleWords(value) }))}
      />
      <CheckField field={at(item, 'mustSign')} name="mustSign" />
      {item.value.mustSign && <OptionalCountField field={at(item, 'signingOrder')} name="signingOrder" min={1} max={100} />}
      {(plans.length > 0 || item.value.planRef) && <OptionalRefField field={at(item, 'planRef')} name="partyPlan" options={plans} />}
    </div>
  );
}
