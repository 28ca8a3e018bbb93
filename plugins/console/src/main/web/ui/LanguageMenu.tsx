import { MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { GlobeIcon } from '@patternfly/react-icons';
import React, { useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { choose, type LanguageChoice, TAGS, useLanguage, useLanguageChoice, useTexts } from '../i18n';

const CHOICES: readonly LanguageChoice[] = ['browser', 'en', 'zh'];

/** In Hawtio's header, beside the user's menu. */
export const LanguageMenu: React.FC = () => {
    const { language: words } = useTexts();
    const language = useLanguage();
    const choice = useLanguageChoice();
    const [isOpen, setOpen] = useState(false);
    const location = useLocation();
    const navigate = useNavigate();
    const select = (chosen: LanguageChoice) => {
        setOpen(false);
        choose(chosen);
        // Hawtio's sidebar asks its entries for their titles when the place changes.
        navigate(location, { replace: true });
    };
    return (
        <Select
            isOpen={isOpen}
            onOpenChange={setOpen}
            selected={choice}
            onSelect={(_, value) => select(value as LanguageChoice)}
            popperProps={{ position: 'right' }}
            toggle={ref => (
                <MenuToggle
                    ref={ref}
                    className="reeve-language"
                    variant="plainText"
                    icon={<GlobeIcon />}
                    aria-label={`${words.title}: ${words[language]}`}
                    isExpanded={isOpen}
                    onClick={() => setOpen(!isOpen)}
                >
                    {words[language]}
                </MenuToggle>
            )}
        >
            <SelectList aria-label={words.title}>
                {CHOICES.map(each => (
                    <SelectOption key={each} value={each} lang={each === 'browser' ? undefined : TAGS[each]}>
                        {words[each]}
                    </SelectOption>
                ))}
            </SelectList>
        </Select>
    );
};
