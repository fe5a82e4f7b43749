import type { DocumentBlock, DocumentModel, DocumentSection } from '@pulso/agreements';
import { memo } from 'react';
import { sameValue } from '../draft/merge-section.js';
import styles from './document-view.module.css';

interface DocumentViewProps {
  readonly document: DocumentModel;
  /** Level of the document's own title; what is below it follows. */
  readonly titleLevel?: 1 | 2;
  /** Put before every id, so that two languages can stand on one page. */
  readonly idPrefix?: string;
}

/** An agreement as it reads, from the same blocks that are printed and signed. */
export function DocumentView({ document, titleLevel = 2, idPrefix = '' }: DocumentViewProps) {
  const Title = `h${titleLevel}` as const;
  return (
    <article className={styles.document} lang={document.language}>
      <Title className={styles.title}>{document.title}</Title>
      <Block block={document.head} idPrefix={idPrefix} />
      {document.sections.map((section) => (
        <Section key={section.key} section={section} level={titleLevel} idPrefix={idPrefix} />
      ))}
    </article>
  );
}

interface SectionProps {
  readonly section: DocumentSection;
  readonly level: 1 | 2;
  readonly idPrefix: string;
}

/** Drawn again only when what it says is different: every model is made anew, most of it the same. */
const Section = memo(function Section({ section, level, idPrefix }: SectionProps) {
  const Heading = level === 1 ? 'h2' : 'h3';
  const SubHeading = level === 1 ? 'h3' : 'h4';
  return (
    <section className={styles.section} id={`${idPrefix}${section.id}`}>
      <Heading className={styles.heading}>
        <span className="num">{section.number}.</span> {section.heading}
      </Heading>
      {section.blocks.map((block) => (
        <Block key={block.id} block={block} idPrefix={idPrefix} />
      ))}
      {section.clauses.map((clause) => (
        <div key={clause.id} id={`${idPrefix}${clause.id}`} className={styles.clause}>
          <SubHeading className={styles.subheading}>
            <span className="num">{clause.number}</span> {clause.heading}
          </SubHeading>
          {clause.blocks.map((block) => (
            <Block key={block.id} block={block} idPrefix={idPrefix} />
          ))}
        </div>
      ))}
    </section>
  );
}, saysTheSame);

function saysTheSame(before: SectionProps, after: SectionProps): boolean {
  return before.level === after.level && before.idPrefix === after.idPrefix && sameValue(before.section, after.section);
}

function Block({ block, idPrefix }: { readonly block: DocumentBlock; readonly idPrefix: string }) {
  const id = `${idPrefix}${block.id}`;
  switch (block.kind) {
    case 'paragraph':
      return (
        <p id={id} className={styles.paragraph} data-voice={block.path ? 'agreed' : 'stated'}>
          {block.text}
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List id={id} className={styles.list}>
          {block.items.map((item) => (
            <li key={item.id}>{item.text}</li>
          ))}
        </List>
      );
    }
    case 'facts':
      return (
        <dl id={id} className={styles.facts}>
          {block.entries.map((entry) => (
            <div key={entry.id}>
              <dt>{entry.term}</dt>
              <dd>{entry.detail}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <div className={styles.scroller} role="group" aria-label={block.caption} tabIndex={0}>
          <table id={id} className={styles.table}>
            <caption>{block.caption}</caption>
            <thead>
              <tr>
                {block.columns.map((column, index) => (
                  <th key={index} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.id}>
                  {row.cells.map((cell, index) =>
                    index === 0 && cell !== '' ? (
                      <th key={index} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={index}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}
