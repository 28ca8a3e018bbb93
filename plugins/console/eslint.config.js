import js from '@eslint/js';
import accessible from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

export default typescript.config(
    { ignores: ['src/main/web/shared/*.cjs'] },
    js.configs.recommended,
    ...typescript.configs.strictTypeChecked,
    accessible.flatConfigs.recommended,
    hooks.configs.flat['recommended-latest'],
    {
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            '@typescript-eslint/no-explicit-any': 'error',
            '@typescript-eslint/switch-exhaustiveness-check': 'error',
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
            'no-restricted-syntax': [
                'error',
                {
                    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
                    message: 'What jobs are called and print is text, never HTML.',
                },
            ],
        },
    },
);
