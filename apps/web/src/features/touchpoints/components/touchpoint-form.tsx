import type { CreateTouchpointBody, TouchpointView } from '@pulso/contracts';
import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { SURVEY_KINDS } from '@pulso/feedback';
import { useTranslation } from 'react-i18next';
import { Gated } from '../../../ui/gated.js';
import { parseOrigins } from '../origins.js';

type Language = CreateTouchpointBody['language'];
const LANGUAGES: readonly Language[] = ['es', 'en', 'pt'];
const MAX_NAME = 80;
const MAX_QUESTION = 140;

/** What the form hands over: every field as it should be stored. Empty questions mean "the usual one". */
export interface TouchpointDraft {
  readonly name: string;
  readonly surveyKind: TouchpointView['surveyKind'];
  readonly language: Language;
  readonly question: string;
  readonly followUpQuestion: string;
  readonly allowedOrigins: string[];
}

interface TouchpointFormProps {
  /** The touchpoint being changed; without it a new one is made. */
  readonly touchpoint?: TouchpointView;
  readonly isSaving: boolean;
  readonly onSubmit: (draft: TouchpointDraft) => void;
}

export function TouchpointForm({ touchpoint, isSaving, onSubmit }: TouchpointFormProps) {
  const { t } = useTranslation();
  const questionRule = (value: string) => {
    if (touchpoint && value.trim() === '') return t('touchpoints.error.empty');
    return value.trim().length > MAX_QUESTION ? t('touchpoints.error.tooLong', { max: MAX_QUESTION }) : null;
  };
  const form = useForm({
    initialValues: {
      name: touchpoint?.name ?? '',
      surveyKind: touchpoint?.surveyKind ?? 'csat',
      language: touchpoint?.language ?? 'es',
      question: touchpoint?.question ?? '',
      followUpQuestion: touchpoint?.followUpQuestion ?? '',
      origins: touchpoint?.allowedOrigins.join('\n') ?? '',
    },
    validateInputOnBlur: true,
    validate: {
      name: (value) =>
        value.trim() === ''
          ? t('touchpoints.error.name')
          : value.trim().length > MAX_NAME
            ? t('touchpoints.error.tooLong', { max: MAX_NAME })
            : null,
      question: questionRule,
      followUpQuestion: questionRule,
      origins: (value) => {
        const { invalid } = parseOrigins(value);
        return invalid && t('touchpoints.error.origin', { origin: invalid });
      },
    },
  });
  const submit = form.onSubmit(
    ({ origins, name, question, followUpQuestion, ...rest }) =>
      onSubmit({
        ...rest,
        name: name.trim(),
        question: question.trim(),
        followUpQuestion: followUpQuestion.trim(),
        allowedOrigins: parseOrigins(origins).origins,
      }),
    (errors) => {
      const first = Object.keys(errors)[0];
      if (first) form.getInputNode(first)?.focus();
    },
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('touchpoints.field.name')}
          description={t('touchpoints.field.nameHint')}
          required
          withAsterisk={false}
          {...form.getInputProps('name')}
        />
        {!touchpoint && (
          <NativeSelect
            label={t('touchpoints.field.kind')}
            description={t('touchpoints.field.kindHint')}
            data={SURVEY_KINDS.map((kind) => ({ value: kind, label: t(`touchpoints.kind.${kind}`) }))}
            {...form.getInputProps('surveyKind')}
          />
        )}
        <NativeSelect
          label={t('touchpoints.field.language')}
          data={LANGUAGES.map((language) => ({ value: language, label: t(`touchpoints.language.${language}`) }))}
          {...form.getInputProps('language')}
        />
        <TextInput
          label={t('touchpoints.field.question')}
          {...(touchpoint ? {} : { description: t('touchpoints.field.questionHint') })}
          {...form.getInputProps('question')}
        />
        <TextInput
          label={t('touchpoints.field.followUp')}
          description={t('touchpoints.field.followUpHint')}
          {...form.getInputProps('followUpQuestion')}
        />
        <Textarea
          label={t('touchpoints.field.origins')}
          description={t('touchpoints.field.originsHint')}
          rows={3}
          spellCheck={false}
          {...form.getInputProps('origins')}
        />
        <Group justify="flex-end">
          <Gated action="touchpoint.write">
            <Button type="submit" loading={isSaving}>
              {touchpoint ? t('ui.save') : t('touchpoints.submit')}
            </Button>
          </Gated>
        </Group>
      </Stack>
    </form>
  );
}
