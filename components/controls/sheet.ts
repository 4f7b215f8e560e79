// What the menu and its sections agree on.

import type { TemplateResult } from 'lit';
import type { Bus } from '../../core/page/bus.js';
import type { Playback } from '../../core/page/playback.js';
import type { ActionDetail } from '../shared/events.js';

/** What the sections work on. */
export interface Subject {
  /** The tag that runs it, which others may be linked to. */
  readonly element: Element;
  /** The tag that shows it and whose bar this is; often the same. */
  readonly shown: Element;
  readonly bus: Bus;
  readonly playback: Playback;
}

/** What a section needs of the menu. */
export interface Sheet {
  readonly subject: () => Subject | null;
  /** Renders anew. */
  readonly update: () => void;
  /** Does something that takes a while or may fail; what cannot be done is said on the sheet. */
  readonly attempt: (action: () => unknown) => Promise<void>;
  /** Says something on the sheet, and to a screen reader. */
  readonly say: (text: string) => void;
  /** Tells the page what a person did. */
  readonly changed: (action: ActionDetail['action']) => void;
}

/** A part of the sheet. */
export interface Section {
  /** The sheet comes into view: what it shows is read anew. */
  readonly opened: () => void;
  readonly render: () => TemplateResult;
}
