import { useTranslation } from 'react-i18next';

/** The reader's name of a topic; one the console does not know is written as its id says. */
export function useTopicName(): (id: string) => string {
  const { t } = useTranslation();
  return (id) => t(`feedback.topic.${id}`, { defaultValue: id.replaceAll(/[_-]+/g, ' ') });
}
