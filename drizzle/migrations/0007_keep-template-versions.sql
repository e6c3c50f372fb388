-- Templates that were saved before versions were kept get their present state as one.
INSERT INTO template_versions
  (id, project_id, template_id, version, name, content, locales, saved_by, saved_at)
SELECT 'tv_' || substr(md5(id || version), 1, 24), project_id, id, version, name, content, locales,
  updated_by, updated_at
FROM templates
ON CONFLICT (template_id, version) DO NOTHING;
