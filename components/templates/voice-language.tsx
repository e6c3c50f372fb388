import { useId } from "react";
import { Field, FieldLabel } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { spokenLanguage, spokenLanguages } from "@/lib/templates/spoken-language";
import { languageName } from "./languages";

type VoiceLanguageProps = {
  /** "" where nothing was chosen. */
  value: string;
  onChange: (language: string) => void;
};

/** Which language the default text of a call is read in; other texts are read in their own. */
export function VoiceLanguage({ value, onChange }: VoiceLanguageProps) {
  const id = useId();
  const standard = spokenLanguage(null);
  return (
    <Field>
      <FieldLabel htmlFor={id}>Read in</FieldLabel>
      <NativeSelect
        id={id}
        className="w-full max-w-64"
        value={value || standard}
        onChange={(event) => onChange(event.target.value === standard ? "" : event.target.value)}
      >
        {spokenLanguages.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
