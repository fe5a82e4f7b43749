import type { AgreementTemplateView } from '@pulso/contracts';
import { Button } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../lib/locale.js';
import { useMay } from '../../../lib/session-context.js';
import { QueryFace } from '../../../ui/face.js';
import { Tag } from '../../../ui/tag.js';
import { templatesQuery } from '../api/draft-api.js';
import { TemplateStart } from './template-start.js';
import styles from './template-gallery.module.css';

interface TemplateGalleryProps {
  readonly onCreated: (agreementId: string, n: number) => void;
}

/** Every template there is, built in and own; choosing one asks for its blanks. */
export function TemplateGallery({ onCreated }: TemplateGalleryProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(templatesQuery);
  const [chosen, setChosen] = useState<AgreementTemplateView | null>(null);
  if (chosen) return <TemplateStart template={chosen} onCreated={onCreated} onBack={() => setChosen(null)} />;
  return (
    <QueryFace query={query}>
      {(templates) =>
        (['built-in', 'own'] as const).map((origin) => {
          const those = templates.filter((template) => template.origin === origin);
          if (those.length === 0) return null;
          return (
            <section key={origin} aria-label={t(origin === 'own' ? 'drafting.gallery.own' : 'drafting.gallery.builtIn')}>
              <h2 className={styles.heading}>{t(origin === 'own' ? 'drafting.gallery.own' : 'drafting.gallery.builtIn')}</h2>
              <ul className={styles.grid}>
                {those.map((template) => (
                  <TemplateTile key={template.key} template={template} onChoose={() => setChosen(template)} />
                ))}
              </ul>
            </section>
          );
        })
      }
    </QueryFace>
  );
}

function TemplateTile({ template, onChoose }: { readonly template: AgreementTemplateView; readonly onChoose: () => void }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const canWrite = useMay('agreement.write');
  const name = localized(template.name);
  return (
    <li className={styles.tile}>
      <h3 className={styles.name}>{name}</h3>
      <p className={styles.tags}>
        <Tag>{t(`agreements.type.${template.type}`)}</Tag>
        {template.legalNote && (
          <span className={styles.counsel}>
            <IconGavel size={14} aria-hidden />
            {t('drafting.gallery.counsel')}
          </span>
        )}
      </p>
      <p className={styles.text}>{localized(template.description)}</p>
      {canWrite && (
        <div className={styles.actions}>
          <Button aria-label={t('drafting.gallery.chooseOf', { name })} onClick={onChoose}>
            {t('drafting.gallery.choose')}
          </Button>
        </div>
      )}
    </li>
  );
}
