// Every word of the menu, in one place.

export const words = {
  menu: 'Rule, sharing and files',
  share: 'Share',
  language: 'Language of the embed code',
  html: 'HTML',
  jsx: 'JSX',
  markdown: 'Markdown',
  embed: 'Embed code',
  copyEmbed: 'Copy embed code',
  copyLink: 'Copy link',
  copied: 'Copied',
  linkCopied: 'Link copied',
  copyYourself: 'The browser does not allow copying here: the text is selected, copy it from there.',
  noLink: 'A link needs an element with an id and the attribute permalink.',
  notDrawn: 'What was drawn is not part of it: the cells of this rule are no whole numbers.',
  save: 'Save',
} as const;
