import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { memo, useCallback, useState, type ComponentType, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/locale.js';
import { Tag } from '../../../ui/tag.js';
import { itemAt, type Cursor } from '../draft/cursor.js';
import { useDraft, useInWords } from '../draft/draft-context.js';
import { itemRef } from '../draft/item-ref.js';
import { useMarksUnder } from '../draft/marks.js';
import { useOpen, useOpenPlaces } from '../draft/open-places.js';
import styles from './item-list.module.css';
import type { ListName } from './list-text.js';

type InWords = ReturnType<typeof useInWords>;
interface Named {
  readonly ref: string;
}

interface ItemListProps<Item extends Named> {
  readonly list: Cursor<readonly Item[]>;
  readonly name: ListName;
  /** A new item from the name it was given. */
  readonly make: (ref: string, name: string) => Item;
  readonly nameOf: (item: Item, inWords: InWords) => string;
  readonly noteOf?: (item: Item, inWords: InWords) => string;
  /** The fields of one item. The same component on every draw, so that closed items cost nothing. */
  readonly editor: ComponentType<{ readonly item: Cursor<Item> }>;
  readonly order?: 3 | 4;
}

const FILTER_FROM = 12;

/** Items that are folded to one line each: added by name, moved by buttons, removed with a way back. */
export function ItemList<Item extends Named>({ list, name, make, nameOf, noteOf, editor, order = 3 }: ItemListProps<Item>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { isReadOnly } = useDraft();
  const inWords = useInWords();
  const places = useOpenPlaces();
  const [removed, setRemoved] = useState<{ readonly item: Item; readonly index: number } | null>(null);
  const [filter, setFilter] = useState('');
  const { value, path, set } = list;
  const Heading = order === 3 ? 'h3' : 'h4';
  const wanted = filter.trim().toLowerCase();
  const shown = wanted === '' ? value : value.filter((item) => nameOf(item, inWords).toLowerCase().includes(wanted));

  const move = useCallback(
    (ref: string, by: -1 | 1) =>
      set((items) => {
        const index = items.findIndex((item) => item.ref === ref);
        const item = items[index];
        const other = items[index + by];
        if (!item || !other) return items;
        return items.map((each, place) => (place === index ? other : place === index + by ? item : each));
      }),
    // Every `set` of one place does the same thing, whichever draw made it.
    [path],
  );
  const remove = useCallback(
    (item: Item, index: number) => {
      setRemoved({ item, index });
      set((items) => items.filter((each) => each.ref !== item.ref));
    },
    [path],
  );
  const undo = () => {
    if (!removed) return;
    set((items) =>
      items.some(({ ref }) => ref === removed.item.ref)
        ? items
        : [...items.slice(0, removed.index), removed.item, ...items.slice(removed.index)],
    );
    setRemoved(null);
  };
  const add = (text: string) => {
    const ref = itemRef(
      text,
      value.map((item) => item.ref),
    );
    set((items) => [...items, make(ref, text)]);
    places.set(`${path}.${ref}`, true);
    setRemoved(null);
    setFilter('');
  };

  return (
    <section className={styles.part} aria-labelledby={`${path}.title`} data-place={path}>
      <Heading id={`${path}.title`} className={styles.title}>
        {t(`drafting.list.${name}.title`)} <span className="muted num">({format.integer(value.length)})</span>
      </Heading>
      <p className={styles.hint}>{t(`drafting.list.${name}.hint`)}</p>
      {value.length > FILTER_FROM && (
        <TextInput
          className={styles.filter ?? ''}
          label={t('drafting.filter')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <ul className={styles.list}>
        {shown.map((item) => {
          const index = value.indexOf(item);
          return (
            <ItemRow
              key={item.ref}
              list={list as never}
              item={item as never}
              index={index}
              isLast={index === value.length - 1}
              isReadOnly={isReadOnly}
              name={nameOf(item, inWords) || t('drafting.unnamed')}
              note={noteOf?.(item, inWords) ?? ''}
              editor={editor as never}
              onMove={move}
              onRemove={remove as never}
            />
          );
        })}
      </ul>
      {wanted !== '' && shown.length === 0 && <p className={styles.hint}>{t('drafting.filteredToNone')}</p>}
      <div role="status">
        {removed && (
          <div className={styles.undo}>
            <span>{t('drafting.removed', { name: nameOf(removed.item, inWords) || t('drafting.unnamed') })}</span>
            <Button size="compact-sm" variant="subtle" onClick={undo}>
              {t('drafting.undo')}
            </Button>
          </div>
        )}
      </div>
      {!isReadOnly && <AddItem name={name} onAdd={add} path={path} />}
    </section>
  );
}

interface ItemRowProps {
  readonly list: Cursor<readonly Named[]>;
  readonly item: Named;
  readonly index: number;
  readonly isLast: boolean;
  readonly isReadOnly: boolean;
  readonly name: string;
  readonly note: string;
  readonly editor: ComponentType<{ readonly item: Cursor<Named> }>;
  readonly onMove: (ref: string, by: -1 | 1) => void;
  readonly onRemove: (item: Named, index: number) => void;
}

const ItemRow = memo(
  function ItemRow({ list, item, index, isLast, isReadOnly, name, note, editor: Editor, onMove, onRemove }: ItemRowProps) {
    const { t } = useTranslation();
    const path = `${list.path}.${item.ref}`;
    const [isOpen, setOpen] = useOpen(path, false);
    return (
      <li className={styles.item} data-open={isOpen || undefined}>
        <div className={styles.head}>
          <button type="button" id={path} className={styles.toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <IconChevronRight size={16} className={styles.chevron} aria-hidden />
            <span className={styles.words}>
              <span className={styles.name}>{name}</span>
              {note && <span className={styles.note}>{note}</span>}
            </span>
            <MarkCount path={path} />
          </button>
          {!isReadOnly && (
            <span className={styles.tools}>
              <Tool label={t('drafting.up', { name })} isOff={index === 0} onClick={() => onMove(item.ref, -1)}>
                <IconArrowUp size={16} aria-hidden />
              </Tool>
              <Tool label={t('drafting.down', { name })} isOff={isLast} onClick={() => onMove(item.ref, 1)}>
                <IconArrowDown size={16} aria-hidden />
              </Tool>
              <Tool label={t('drafting.remove', { name })} onClick={() => onRemove(item, index)}>
                <IconTrash size={16} aria-hidden />
              </Tool>
            </span>
          )}
        </div>
        {isOpen && (
          <div className={styles.body}>
            <Editor item={itemAt(list, item)} />
          </div>
        )}
      </li>
    );
  },
  (before, after) =>
    before.item === after.item &&
    before.index === after.index &&
    before.isLast === after.isLast &&
    before.name === after.name &&
    before.note === after.note &&
    before.isReadOnly === after.isReadOnly &&
    before.list.path === after.list.path,
);

interface ToolProps {
  readonly label: string;
  readonly isOff?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, isOff = false, onClick, children }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={label}
      aria-disabled={isOff || undefined}
      data-disabled={isOff || undefined}
      onClick={() => !isOff && onClick()}
    >
      {children}
    </ActionIcon>
  );
}

/** How many things the checks found inside a folded item. */
function MarkCount({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const count = useMarksUnder(path);
  if (count === 0) return null;
  return (
    <span className={styles.count}>
      <Tag>{t('drafting.marks', { count })}</Tag>
    </span>
  );
}

interface AddItemProps {
  readonly name: ListName;
  readonly path: string;
  readonly onAdd: (name: string) => void;
}

function AddItem({ name, path, onAdd }: AddItemProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = text.trim();
    setEmpty(trimmed === '');
    if (trimmed === '') return;
    onAdd(trimmed);
    setText('');
  };
  return (
    <form className={styles.add} onSubmit={submit} noValidate>
      <TextInput
        id={`${path}.new`}
        label={t(`drafting.list.${name}.newName`)}
        value={text}
        maxLength={200}
        autoComplete="off"
        error={isEmpty && t('drafting.error.name')}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setEmpty(false);
        }}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
        {t(`drafting.list.${name}.add`)}
      </Button>
    </form>
  );
}
