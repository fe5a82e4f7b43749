import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

const brand: MantineColorsTuple = [
  '#E8EFFE',
  '#D6E3FF',
  '#B3CBFF',
  '#8FB2FF',
  '#5E8BF5',
  '#3566DF',
  '#1D4FD7',
  '#163FAE',
  '#12327F',
  '#0B1733',
];
/** Mantine draws borders, disabled and hover states from these two scales; they are stretched to the tokens. */
const gray: MantineColorsTuple = [
  '#F6F7F9',
  '#EEF1F5',
  '#E4E8EE',
  '#DCE1E8',
  '#6E7A8C',
  '#6E7A8C',
  '#4A5567',
  '#3A4454',
  '#222B3A',
  '#141B27',
];
const dark: MantineColorsTuple = [
  '#E7ECF4',
  '#AAB6C8',
  '#97A3B6',
  '#7F8CA1',
  '#7F8CA1',
  '#1E2734',
  '#151C27',
  '#0D121A',
  '#0A0E15',
  '#070A0F',
];

/** Dialogs lie on the surface and carry a real title. */
const OVERLAY = {
  content: { background: 'var(--surface)' },
  header: { background: 'var(--surface)' },
  title: { fontSize: 16, fontWeight: 650 },
};

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 3 },
  colors: { brand, gray, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.25' },
      h2: { fontSize: '16px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { sm: '6px', md: '8px', lg: '12px' },
  defaultRadius: 'md',
  breakpoints: { xs: '30em', sm: '48em', md: '64em', lg: '90em', xl: '100em' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    InputWrapper: {
      styles: {
        label: { marginBottom: 4, fontWeight: 600 },
        description: { marginBottom: 6, fontSize: 13 },
        error: { marginTop: 6, fontSize: 13 },
      },
    },
    Modal: { styles: OVERLAY },
    Drawer: { styles: OVERLAY },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: false }, withArrow: true, openDelay: 200 } },
  },
  // Filled buttons need their text colour per scheme: Mantine's autoContrast does not follow primaryShade.
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' && (!input.color || input.color === 'brand') && { color: 'var(--on-primary)' }),
  }),
});
