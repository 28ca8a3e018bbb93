import React from 'react';
import { visible } from '../i18n/format';

/** What came from outside, such as a name: isolated, so that its direction does not touch the page, and visible. */
export const Text: React.FC<{ children: string }> = ({ children }) => <bdi>{visible(children)}</bdi>;
